import browser from 'webextension-polyfill';
import { openPopup } from '../../lib/pages/popup/open-popup.tsx';

openPopup(browser, document.getElementById('root'));
