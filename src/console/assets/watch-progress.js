// Looks every second or so how far a piece of work is, and shows the page that it leads to once it is done. Without this file the
// page loads itself anew instead.
const PAUSE_MS = 1_000;

const look = async () => {
  try {
    const answer = await fetch(location.href);
    if (answer.redirected || !answer.ok) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('main').replaceWith(page.getElementById('main'));
    document.title = page.title;
  } catch {
    // The connection was lost for a moment: the next look tells.
  }
  again();
};
const again = () => {
  if (document.querySelector('[data-watch]')) setTimeout(look, PAUSE_MS);
};
again();
