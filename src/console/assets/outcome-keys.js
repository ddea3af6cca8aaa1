// Numbers choose, N goes to the note, F to the day promised, C settles the complaint, Ctrl + Enter saves: a call is written down without the mouse. Without this file the form
// is filled in as any other.
const form = document.querySelector('form.outcome');
const isWriting = ({ tagName, type }) =>
  tagName === 'TEXTAREA' || tagName === 'SELECT' || type === 'date' || type === 'text';

document.addEventListener('keydown', (event) => {
  if (!form || event.altKey || event.metaKey) return;
  if (event.ctrlKey) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (isWriting(event.target)) return;
  const chosen = form.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key.toUpperCase())}"]`);
  if (!chosen) return;
  event.preventDefault();
  chosen.focus();
  if (chosen.type === 'radio' || chosen.type === 'checkbox') chosen.click();
});
