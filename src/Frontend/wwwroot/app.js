// The page reads where the API is when it opens, never when it is built: one image serves in every environment.
import { only, uses } from './uses.js';

const byId = id => document.getElementById(id);
const day = 24 * 60 * 60 * 1000;
const dateFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** What the API answered when it did not do what was asked: RFC 9457 problem details. */
class ApiProblem extends Error {
  constructor(problem) {
    super(problem.title ?? 'The API answered with an error.');
    this.errors = problem.errors ?? {};
  }
}

class Api {
  constructor(address) { this.address = address; }

  async ask({ method, path, sends, reads }, content) {
    const body = content && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(only(sends, content)) };
    const response = await fetch(this.address + path, { method, ...body });
    return { ok: response.ok, answer: only(reads, await response.json().catch(() => ({}))) };
  }

  async call(use, content) {
    const { ok, answer } = await this.ask(use, content);
    if (!ok) throw new ApiProblem(answer);
    return answer;
  }

  berths() { return this.call(uses.berths); }
  bookings() { return this.call(uses.bookings); }
  book(booking) { return this.call(uses.book, booking); }

  /** A backend that is not healthy says so with 503 and still tells its version. */
  async health() { return (await this.ask(uses.health)).answer; }
}

function element(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const today = () => new Date().toISOString().slice(0, 10);
const shown = date => element('time', { datetime: date, text: dateFormat.format(new Date(`${date}T00:00Z`)) });
const nights = booking => Math.round((Date.parse(booking.departure) - Date.parse(booking.arrival)) / day);
const build = ({ version, commit }) => `${version} (${commit.slice(0, 7)})`;

function showBerths(berths, bookings) {
  byId('berths').replaceChildren(...berths.map(berth => {
    const there = bookings.find(b => b.berth === berth.number && b.arrival <= today() && today() < b.departure);
    return element('li', { class: there ? 'taken' : 'free', 'data-berth': berth.number },
      element('p', { text: `Berth ${berth.number}` }),
      element('p', { class: 'where', text: `${berth.name}, ${berth.lengthMetres} m` }),
      element('p', { class: 'state', text: there ? there.vessel : 'Free' }));
  }));
  byId('berths').setAttribute('aria-busy', 'false');
}

function showBookings(bookings, added) {
  byId('bookings').replaceChildren(...bookings.map(booking => {
    const cell = (label, content, cssClass = '') => element('td', { 'data-label': label, class: cssClass }, content);
    const row = element('tr', { 'data-booking': booking.id },
      element('th', { scope: 'row', text: booking.vessel }),
      cell('Berth', String(booking.berth)),
      cell('Arrives', shown(booking.arrival)),
      cell('Leaves', shown(booking.departure)),
      cell('Nights', String(nights(booking)), 'number'));
    if (booking.id === added) row.classList.add('new');
    return row;
  }));
  byId('empty').hidden = bookings.length > 0;
}

function offerBerths(berths) {
  byId('berth').replaceChildren(...berths.map(berth =>
    element('option', { value: berth.number, text: `${berth.number} – ${berth.name}, ${berth.lengthMetres} m` })));
}

async function refresh(api, added) {
  const [berths, bookings] = await Promise.all([api.berths(), api.bookings()]);
  if (byId('berth').options.length === 0) offerBerths(berths);
  showBerths(berths, bookings);
  showBookings(bookings, added);
}

function showProblems(form, errors) {
  for (const field of ['vessel', 'berth', 'arrival', 'departure']) {
    const messages = errors[field] ?? [];
    byId(`${field}-problem`).textContent = messages.join(' ');
    form.elements[field].removeAttribute('aria-invalid');
    if (messages.length > 0) form.elements[field].setAttribute('aria-invalid', 'true');
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
}

function say(text, wrong = false) {
  byId('outcome').textContent = text;
  byId('outcome').classList.toggle('wrong', wrong);
}

async function book(api, form) {
  const value = name => form.elements[name].value || null;
  const booking = { vessel: value('vessel'), berth: Number(value('berth')), arrival: value('arrival'), departure: value('departure') };
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const booked = await api.book(booking);
    showProblems(form, {});
    say(`${booked.vessel} has berth ${booked.berth}.`);
    form.elements.vessel.value = '';
    await refresh(api, booked.id);
  } catch (problem) {
    showProblems(form, problem.errors ?? {});
    const named = Object.keys(problem.errors ?? {}).length > 0;
    say(problem instanceof ApiProblem ? (named ? '' : problem.message) : 'The API cannot be reached. Try again.', true);
  } finally {
    button.disabled = false;
  }
}

async function start() {
  try {
    const config = await (await fetch('config.json')).json();
    byId('frontend-version').textContent = build(config);
    const api = new Api(config.apiAddress);
    const form = byId('book');
    form.elements.arrival.value = form.elements.arrival.min = today();
    form.elements.departure.value = new Date(Date.now() + day).toISOString().slice(0, 10);
    form.addEventListener('submit', event => {
      event.preventDefault();
      book(api, form);
    });
    await Promise.all([
      refresh(api),
      api.health().then(health => { byId('backend-version').textContent = build(health); }),
    ]);
    document.body.dataset.state = 'ready';
  } catch (problem) {
    byId('notice').textContent = problem instanceof ApiProblem
      ? problem.message
      : 'The bookings cannot be reached just now. Reload the page to try again.';
    byId('notice').hidden = false;
    byId('berths').setAttribute('aria-busy', 'false');
    document.body.dataset.state = 'failed';
  }
}

start();
