// The page: it counts its visit through the API, whose address it learns at run time.
import { createServer } from 'node:http';

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Visits</title>
<h1>Visits</h1>
<p>This page was opened <output id="visits">…</output> times.</p>
<p id="build">${process.env.BUILD}</p>
<script type="module">
  const answer = await fetch(${JSON.stringify(process.env.CORE_ADDRESS)} + '/visits', { method: 'POST' });
  document.getElementById('visits').textContent = (await answer.json()).visits;
  document.body.dataset.state = 'ready';
</script>
</html>
`;

const server = createServer((request, response) => {
  response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(request.url === '/' ? page : 'There is nothing here.');
});

process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});

server.listen(4000, () => console.log('web listens on 4000'));
