// Drops a file where it is chosen, and looks again how far a worker has come. Without this file the field and the link beside
// it do the same.
const LOOK_EVERY_MS = 700;

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

const look = async (place) => {
  const answer = await fetch(place.dataset.again).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  const next = page?.querySelector('[data-again]');
  // Another page: it is done, or somebody has to look.
  if (page && (answer.redirected || !next)) return location.assign(place.dataset.again);
  if (next) place.replaceWith(next);
  setTimeout(() => look(next ?? place), LOOK_EVERY_MS);
};
const progress = document.querySelector('[data-again]');
if (progress) setTimeout(() => look(progress), LOOK_EVERY_MS);
