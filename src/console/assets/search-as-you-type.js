// Fetches the page that a form would lead to while somebody types in it, and shows what it found. Without this file the form
// itself does the same, one press later.
const PAUSE_MS = 150;

for (const form of document.querySelectorAll('form[data-search]')) {
  let timer;
  let asked;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => find(form), PAUSE_MS);
  });
  form.querySelector('button[type="submit"]').hidden = true;

  const find = async () => {
    asked?.abort();
    asked = new AbortController();
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.redirected || !answer.ok) return location.assign(address);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      document.getElementById(form.dataset.search).replaceWith(page.getElementById(form.dataset.search));
      history.replaceState(null, '', address);
    } catch (error) {
      // Overtaken by what was typed since.
      if (error.name !== 'AbortError') throw error;
    }
  };
}
