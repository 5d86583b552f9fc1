/**
 * The addresses of the site's pages: each is a folder with an `index.html` of its own. CloudFront answers 404 to any
 * other address without a file name, which S3 could not: it says 403 to what is not there, and CloudFront's own error
 * pages would also replace the answers of `/api`.
 */
export const pages = [
  '/',
  '/tra-cuu/',
  '/thu-tuc/',
  '/ho-so/',
  '/can-bo/',
  '/quan-tri/',
  '/kiem-tra/',
  '/dang-nhap/',
  '/dang-nhap/xong/',
] as const;

/**
 * The short way in an SMS: a dossier's code, or before receipt its filing number, leads to tracking, where the last four
 * digits of the phone are still asked for.
 */
const shortLink = /^\/t\/[0-9A-Za-z][0-9A-Za-z.-]{3,39}$/;

const notFound = `<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Không tìm thấy trang</title>
<main><h1>Không tìm thấy trang</h1><p>Địa chỉ này không có trên Cổng Một Cửa. <a href="/">Về trang chủ</a></p>
<p lang="en">There is no page at this address. <a href="/" hreflang="vi">Go to the start page</a></p></main></html>
`;

/** The source of CloudFront's viewer-request function. It runs at the edge: no imports, no modern syntax beyond ES2015. */
export function pageFunctionSource(): string {
  return `var pages = ${JSON.stringify(Object.fromEntries(pages.map((page) => [page, 1])))};
var shortLink = ${shortLink};
var notFound = ${JSON.stringify(notFound)};
function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (shortLink.test(uri)) {
    var to = '/tra-cuu/?ma=' + uri.slice(3);
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: { location: { value: to }, 'cache-control': { value: 'no-store' } },
    };
  }
  if (uri.slice(uri.lastIndexOf('/') + 1).indexOf('.') > 0) return request;
  var page = uri.charAt(uri.length - 1) === '/' ? uri : uri + '/';
  if (pages[page] === 1) {
    request.uri = page + 'index.html';
    return request;
  }
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: {
      'content-type': { value: 'text/html; charset=utf-8' },
      'cache-control': { value: 'no-store' },
      'content-security-policy': { value: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'" },
      'x-content-type-options': { value: 'nosniff' },
    },
    body: { encoding: 'text', data: notFound },
  };
}
`;
}
