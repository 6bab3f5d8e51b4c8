// The button of the extension opens the page in a tab of its own. Nothing else runs in the background.
chrome.action.onClicked.addListener(() => {
  chrome.tabs.create({ url: chrome.runtime.getURL('index.html') });
});
