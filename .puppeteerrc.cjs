// The browser comes from the system's packages (see test/set-up/find-browser.ts): nothing is downloaded on install.
module.exports = { skipDownload: true };
