// For browsers that know no modules, and so never run loader.js: says that they are too old. In words that they know.
document.querySelector('[data-splash]').style.display = 'none';
document.querySelector('[data-stopped="old"]').removeAttribute('hidden');
