const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');

/** Plain text as HTML that every mail program shows: paragraphs, line breaks, addresses that can be pressed. */
export function simpleHtml(text: string, language: 'vi' | 'en'): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const linked = escaped(paragraph)
      .replaceAll(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
      .replaceAll('\n', '<br>');
    return `<p>${linked}</p>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="font:16px/1.5 sans-serif;max-width:40em">${paragraphs.join('')}</body></html>`;
}
