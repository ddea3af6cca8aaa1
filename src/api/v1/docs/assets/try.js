/** Calls an address as its form says, and shows the answer. The key stays in its field. */
const LONGEST_SHOWN = 100_000;

function requestOf(form) {
  const key = document.getElementById('key').value.trim();
  const headers = { authorization: `Bearer ${key}` };
  const query = new URLSearchParams();
  let path = form.dataset.path;
  for (const input of form.querySelectorAll('input')) {
    const { name, value } = input;
    if (input.dataset.place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== '' && input.dataset.place === 'query') query.set(name, value);
    else if (value !== '') headers[name] = value;
  }
  const body = form.elements.body?.value;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const search = query.size > 0 ? `?${query}` : '';
  return [`${path}${search}`, { method: form.dataset.method, headers, body }];
}

async function answerOf(form) {
  const response = await fetch(...requestOf(form));
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const told = isJson ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return `${response.status} ${response.statusText}\n\n${told.slice(0, LONGEST_SHOWN)}`;
}

for (const form of document.querySelectorAll('form.try')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const shown = form.querySelector('.answer');
    shown.textContent = '…';
    shown.textContent = await answerOf(form).catch((error) => `No answer: ${error.message}`);
  });
}
