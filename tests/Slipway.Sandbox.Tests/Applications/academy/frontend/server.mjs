// The page: it says what the API says, whose address it learns when it starts.
import { createServer } from 'node:http';

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Academy</title>
<h1 id="welcome">…</h1>
<script type="module">
  const answer = await fetch(${JSON.stringify(process.env.API_URL)} + '/welcome');
  document.getElementById('welcome').textContent = (await answer.json()).welcome;
  document.body.dataset.state = 'ready';
</script>
</html>
`;

const server = createServer((request, response) => {
  if (request.url === '/health') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ imageDigest: process.env.SLIPWAY_IMAGE_DIGEST }));
    return;
  }
  response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(request.url === '/' ? page : 'There is nothing here.');
});

process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});

server.listen(3000);
