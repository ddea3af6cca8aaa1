/** What a template may do harm with, in families: each entry is put into a body, a subject or both. */

const INNER_NAMES = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupGetter__',
  'constructor.constructor',
  'toString.constructor',
  'constructor.prototype',
  '__proto__.polluted',
];
const WHERE = ['', 'contact.', 'this.', './', 'links.', 'items.', 'supplier.name.', 'why.'];

const HELPERS = [
  'lookup',
  'log',
  'with',
  'helperMissing',
  'blockHelperMissing',
  'eval',
  'require',
  'include',
];

const POISONED_LINKS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'http://plain.example.com',
  '//example.com',
  'https://x"onmouseover="alert(1)',
  "https://x'onmouseover='alert(1)",
  'https://x><script>alert(1)</script>',
  'mailto:a@b?x="><script>',
  'ftp://example.com',
  'blob:https://example.com/1',
  '\\u0000javascript:alert(1)',
  ' javascript:alert(1)',
  'constructor',
  '__proto__',
];

function readsOfTheLanguage(): string[] {
  return WHERE.flatMap((where) =>
    INNER_NAMES.flatMap((name) => [`{{${where}${name}}}`, `{{#if ${where}${name}}}x{{/if}}`]),
  );
}

function helpersThatAreNot(): string[] {
  return HELPERS.flatMap((name) => [
    `{{${name} contact "constructor"}}`,
    `{{#${name} contact}}x{{/${name}}}`,
    `{{contact.name (${name} "a")}}`,
    `{{#if (${name} contact "name")}}x{{/if}}`,
    `{{link (${name} "reorder")}}`,
  ]);
}

function unescaped(): string[] {
  const names = ['why', 'contact.name', 'customer.name', 'firstMail', 'links.reorder', 'this'];
  return names.flatMap((name) => [
    `{{{${name}}}}`,
    `{{&${name}}}`,
    `{{~{${name}}~}}`,
    `{{{{raw}}}}{{${name}}}{{{{/raw}}}}`,
  ]);
}

function partialsAndDecorators(): string[] {
  return [
    '{{> (lookup . "x")}}',
    '{{> "items}"}}',
    '{{> items why}}',
    '{{> items a=1}}',
    '{{#> items}}x{{/items}}',
    '{{> @partial-block}}',
    '{{> constructor}}',
    '{{> __proto__}}',
    '{{> ../items}}',
    '{{> body}}',
    '{{> layout}}',
    '{{#*inline "items"}}x{{/inline}}',
    '{{* decorate}}',
    '{{#* decorate}}x{{/decorate}}',
    '{{#each items as |a b|}}{{a}}{{/each}}',
    '{{#if firstMail a=1}}x{{/if}}',
    '{{#each items reverse=true}}x{{/each}}',
    '{{#"each" items}}x{{/"each"}}',
    '{{"constructor"}}',
    '{{12}}',
    '{{true}}',
    '{{null}}',
    '{{undefined}}',
    '{{@root.why}}',
    '{{@data}}',
    '{{@index}}',
    '{{#each items}}{{@index.constructor}}{{/each}}',
    '{{#each items}}{{@../index}}{{/each}}',
    '{{#each items}}{{@root.constructor}}{{/each}}',
    '{{#each items}}{{@key}}{{/each}}',
    '{{../why}}',
    '{{#each items}}{{../../why}}{{/each}}',
  ];
}

function links(): string[] {
  return POISONED_LINKS.flatMap((target) => [
    `[press]({{link "${target.replaceAll('"', '\\"')}"}})`,
    `[press](${target})`,
    `[press](<${target}>)`,
    `![see](${target})`,
  ]).concat([
    '[press]({{customer.name}})',
    '[press]()',
    '[press]({{! nowhere }})',
    '[press]({{contact.name}}{{link "reorder"}})',
    '[press]({{link "reorder"}}{{contact.name}})',
    '[press]({{links.reorder}})',
    '[press]({{#if firstMail}}a{{/if}})',
    '[a]: javascript:alert(1)\n\n[press][a]',
    '[press]({{link "reorder"}} "{{#if firstMail}}") {{contact.name}} [x]({{link "later"}} "{{/if}}")',
    '[press]({{link}})',
    '[press]({{link why}})',
    '[press]({{link "reorder" "later"}})',
    '[press]({{link "reorder" a=1}})',
    '[press]({{#link "reorder"}}x{{/link}})',
  ]);
}

function marks(): string[] {
  const tags = [
    'script',
    'iframe',
    'img src=x onerror=alert(1)',
    'svg onload=alert(1)',
    'base href=//x',
    'style',
  ];
  return [
    ...tags.map((tag) => `<${tag}>{{contact.name}}</${tag.split(' ')[0]}>`),
    ...['mj-include path="/etc/passwd" /', 'mj-raw', 'mj-style', 'mj-head'].map((tag) => `<${tag}>`),
    '<a href={{contact.name}}>x</a>',
    '<a href="{{contact.name}}">x</a>',
    '<div style="{{contact.name}}">x</div>',
    '<div {{contact.name}}>x</div>',
    '<!-- {{contact.name}} -->',
    '```{{contact.name}}\n{{why}}\n```',
    '`{{contact.name}}`',
    '    {{contact.name}}',
    '> {{contact.name}}',
    '# {{contact.name}} #',
    '| {{contact.name}} |\n|---|',
    '\\{{contact.name}}',
    '\\\\{{contact.name}}',
    '\\{{constructor.name}}',
    '{{!-- }} --}}{{contact.name}}',
    '{{! -- }}{{contact.name}}',
    '\uE0000\uE001{{contact.name}}\uE0019\uE000',
    '&#60;script&#62;{{contact.name}}',
  ];
}

function tooMuch(): string[] {
  const deep = (count: number) => `${'{{#each items}}'.repeat(count)}{{name}}${'{{/each}}'.repeat(count)}`;
  const ifs = (count: number) => `${'{{#if firstMail}}'.repeat(count)}x${'{{/if}}'.repeat(count)}`;
  return [
    deep(2),
    deep(3),
    deep(40),
    '{{#each items}}{{#each ../items}}{{#each ../../items}}x{{/each}}{{/each}}{{/each}}',
    ifs(9),
    ifs(900),
    '{{why}}'.repeat(2_001),
    '{{why}} '.repeat(9_000),
    'x'.repeat(70_000),
    `${'> '.repeat(4_000)}x`,
    '*'.repeat(20_000),
    '['.repeat(20_000),
    '`'.repeat(15_000),
    '{{'.repeat(10_000),
    '{{#if '.repeat(5_000),
    `{{${'a.'.repeat(10_000)}b}}`,
  ];
}

/** Each a piece of a template; more than 300 of them. */
export const ATTACKS: readonly string[] = [
  ...readsOfTheLanguage(),
  ...helpersThatAreNot(),
  ...unescaped(),
  ...partialsAndDecorators(),
  ...links(),
  ...marks(),
];

/** Those that would take time or memory; not to be tried but in a thread. */
export const HEAVY_ATTACKS: readonly string[] = tooMuch();
