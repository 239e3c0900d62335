import browser from 'webextension-polyfill';
import { openWelcomePage } from '../../lib/pages/welcome/open-welcome-page.tsx';

openWelcomePage(browser, document.getElementById('root'));
