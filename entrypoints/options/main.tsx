import browser from 'webextension-polyfill';
import { openOptionsPage } from '../../lib/pages/options/open-options-page.tsx';

openOptionsPage(browser, document.getElementById('root'));
