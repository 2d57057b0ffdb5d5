// What the page asks of the API, and the fields that it sends and reads; app.js calls by this table, and sees no other field.
// The build makes src/Frontend/api-use.json of it, so what stands between the braces is JSON.
export const uses = {
  "berths": { "method": "GET", "path": "/api/berths", "sends": [], "reads": ["[].number", "[].name", "[].lengthMetres", "title", "errors"] },
  "bookings": { "method": "GET", "path": "/api/bookings", "sends": [], "reads": ["[].id", "[].vessel", "[].berth", "[].arrival", "[].departure", "title", "errors"] },
  "book": { "method": "POST", "path": "/api/bookings", "sends": ["vessel", "berth", "arrival", "departure"], "reads": ["id", "vessel", "berth", "title", "errors"] },
  "health": { "method": "GET", "path": "/health", "sends": [], "reads": ["version", "commit"] }
};

/** The part of a value that is in a list of fields, such as `[].name`. */
export function only(fields, value) {
  if (fields.includes('') || value === null || typeof value !== 'object') return value;
  const below = name => fields
    .filter(field => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[]`))
    .map(field => field.slice(name.length).replace(/^\./, ''));
  return Array.isArray(value)
    ? value.map(item => only(below('[]'), item))
    : Object.fromEntries(Object.entries(value).filter(([name]) => below(name).length > 0).map(([name, inner]) => [name, only(below(name), inner)]));
}
