import browser from 'webextension-polyfill';
import { openSidePanel } from '../../lib/pages/panel/open-side-panel.tsx';

openSidePanel(browser, document.getElementById('root'));
