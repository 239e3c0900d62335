import browser from 'webextension-polyfill';
import { openQueuePage } from '../../lib/pages/queue/open-queue-page.tsx';

const root = document.getElementById('root');
if (root) openQueuePage(browser, root);
