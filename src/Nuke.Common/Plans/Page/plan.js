'use strict';
// The table says everything; this only makes the graph answer. Nothing is ever put into the page as HTML.
(() => {
  const graph = document.getElementById('graph');
  const details = document.getElementById('details');
  const stage = document.querySelector('.stage');
  const search = document.getElementById('search');
  const found = document.querySelector('.search output');
  const nodes = [...graph.querySelectorAll('.node')];
  const rows = [...document.querySelectorAll('tbody tr')];
  const heads = [...document.querySelectorAll('thead th')].map(x => x.textContent);
  const edges = [...graph.querySelectorAll('.edge')].map(element => ({
    element, from: +element.dataset.from, to: +element.dataset.to, isOrder: element.classList.contains('order'),
  }));
  const group = key => {
    const map = new Map();
    for (const edge of edges) map.set(edge[key], [...(map.get(edge[key]) ?? []), edge]);
    return place => map.get(place) ?? [];
  };
  const [above, below] = [group('to'), group('from')];
  let selected = null;

  // What it needs, and what that needs; a mere order is followed one step, since nothing runs because of it.
  const reach = (start, next, end) => {
    const [places, ways, open] = [new Set(), new Set(), [start]];
    while (open.length) {
      const place = open.pop();
      for (const edge of next(place)) {
        if (edge.isOrder && place !== start) continue;
        ways.add(edge);
        if (!places.has(edge[end]) && !edge.isOrder) open.push(edge[end]);
        places.add(edge[end]);
      }
    }
    return { places, ways };
  };

  const light = place => {
    const isLit = place !== null;
    const up = isLit ? reach(place, above, 'from') : { places: new Set(), ways: new Set() };
    const down = isLit ? reach(place, below, 'to') : up;
    graph.classList.toggle('lit', isLit);
    nodes.forEach((node, at) => {
      node.classList.toggle('own', at === place);
      node.classList.toggle('up', isLit && up.places.has(at));
      node.classList.toggle('down', isLit && down.places.has(at));
    });
    for (const edge of edges) {
      edge.element.classList.toggle('up', isLit && up.ways.has(edge));
      edge.element.classList.toggle('down', isLit && down.ways.has(edge));
    }
  };

  const make = (name, text = '') => Object.assign(document.createElement(name), { textContent: text });
  const copy = (from, to) => to.append(...[...from.childNodes].map(x => x.cloneNode(true)));

  const describe = place => {
    const [, title, ...cells] = rows[place].children;
    const head = make('header');
    const close = make('button', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => select(null, true));
    head.append(make('h3', title.firstChild.textContent), close);
    const list = make('dl');
    cells.forEach((cell, at) => {
      if (!cell.hasChildNodes()) return;
      const [pair, term, text] = [make('div'), make('dt', heads[at + 2]), make('dd')];
      copy(cell, text);
      pair.append(term, text);
      list.append(pair);
    });
    const waiting = below(place).filter(x => !x.isOrder).map(x => x.to);
    if (waiting.length) {
      const [pair, text] = [make('div'), make('dd')];
      waiting.forEach((at, index) => {
        const link = make('a', rows[at].children[1].firstChild.textContent);
        link.href = `#${rows[at].id}`;
        text.append(index ? ', ' : '', link);
      });
      pair.append(make('dt', 'Needed by or triggering'), text);
      list.append(pair);
    }
    const about = title.querySelector('small');
    details.replaceChildren(head, ...(about ? [make('p', about.textContent)] : []), list);
  };

  const select = (place, isFocused) => {
    const before = selected;
    selected = place;
    rows.forEach((row, at) => row.classList.toggle('own', at === place));
    nodes.forEach((node, at) => {
      node.tabIndex = at === (place ?? before ?? 0) ? 0 : -1;
      if (at === place) node.setAttribute('aria-current', 'true'); else node.removeAttribute('aria-current');
    });
    details.hidden = place === null;
    stage.classList.toggle('open', place !== null);
    if (place !== null) describe(place);
    light(place);
    if (isFocused && (place ?? before) !== null) nodes[place ?? before].focus();
  };

  const middle = node => { const box = node.querySelector('rect'); return +box.getAttribute('x') + box.getAttribute('width') / 2; };
  const nearest = (places, from) => places.sort((a, b) => Math.abs(middle(nodes[a]) - from) - Math.abs(middle(nodes[b]) - from))[0];
  const neighbour = (place, key) => {
    const [layer, x] = [+nodes[place].dataset.layer, middle(nodes[place])];
    const inLayer = wanted => [...nodes.keys()].filter(at => at !== place && +nodes[at].dataset.layer === wanted);
    switch (key) {
      case 'ArrowDown': return nearest(below(place).map(e => e.to), x) ?? nearest(inLayer(layer + 1), x);
      case 'ArrowUp': return nearest(above(place).map(e => e.from), x) ?? nearest(inLayer(layer - 1), x);
      case 'ArrowLeft': return nearest(inLayer(layer).filter(at => middle(nodes[at]) < x), x);
      case 'ArrowRight': return nearest(inLayer(layer).filter(at => middle(nodes[at]) > x), x);
      case 'Home': return 0;
      case 'End': return nodes.length - 1;
      default: return undefined;
    }
  };

  nodes.forEach((node, place) => {
    node.tabIndex = place === 0 ? 0 : -1;
    node.addEventListener('click', event => { event.preventDefault(); select(place, true); });
    node.addEventListener('pointerenter', () => light(place));
    node.addEventListener('pointerleave', () => light(selected));
    node.addEventListener('focus', () => light(place));
    node.addEventListener('blur', () => light(selected));
    node.addEventListener('keydown', event => {
      const next = neighbour(place, event.key);
      if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      node.tabIndex = -1;
      nodes[next].tabIndex = 0;
      nodes[next].focus();
    });
  });

  // Links to a target, those of the critical path and of the table too, select it.
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#t-"]:not(.node)');
    const place = link ? rows.findIndex(x => `#${x.id}` === decodeURIComponent(link.hash)) : -1;
    if (place < 0) return;
    event.preventDefault();
    select(place, true);
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target !== search) {
      if (selected !== null) select(null, true); else light(null);
    } else if (event.key === '/' && event.target !== search) {
      event.preventDefault();
      search.focus();
    }
  });

  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    const matches = rows.map(x => x.textContent.toLowerCase().includes(wanted));
    rows.forEach((row, at) => { row.hidden = !matches[at]; nodes[at].classList.toggle('off', !matches[at]); });
    found.textContent = wanted ? `${matches.filter(x => x).length} of ${rows.length}` : '';
    return matches.indexOf(true);
  };
  search.addEventListener('input', filter);
  search.addEventListener('keydown', event => {
    if (event.key === 'Enter' && filter() >= 0) select(filter(), true);
    if (event.key === 'Escape') { search.value = ''; filter(); }
  });

  for (const element of document.querySelectorAll('.search, .hint')) element.hidden = false;
  const linked = rows.findIndex(x => `#${x.id}` === decodeURIComponent(location.hash));
  if (linked >= 0) select(linked, false);
})();
