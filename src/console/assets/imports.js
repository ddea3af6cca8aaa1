// Drops a file where it is chosen. Without this file the field beside it does the same.
for (const drop of document.querySelectorAll('[data-drop]')) {
  const field = drop.querySelector('input[type="file"]');
  const words = drop.querySelector('.drop-words');
  const name = () => {
    if (field.files.length > 0) words.textContent = field.files[0].name;
    drop.classList.toggle('dropped', field.files.length > 0);
  };
  field.addEventListener('change', name);
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
      if (kind !== 'drop' || event.dataTransfer.files.length === 0) return;
      field.files = event.dataTransfer.files;
      name();
    });
  }
}
