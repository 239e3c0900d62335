// The browser comes from the system's packages (see test/browser/find-chromium.mjs): nothing is downloaded on install.
module.exports = { skipDownload: true };
