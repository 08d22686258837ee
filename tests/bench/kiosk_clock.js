// A clock that is turned by hand: what a page waits for happens in its order, at once. It goes on from page to page.
(() => {
  const [wall, beats, later, never] = [Date, performance.now.bind(performance), setTimeout.bind(window), clearTimeout.bind(window)];
  const FIRST = 1_000_000; // no name of the browser's own timers is so large
  const waiting = new Map();
  const before = Number(window.name) || 0;
  let ahead = before;
  let names = FIRST;

  const now = () => beats() + ahead - before;

  function begin(name) {
    const one = waiting.get(name);
    never(one.real);
    one.real = later(() => happen(name), Math.max(0, one.at - now()));
  }

  function stop(name) {
    if (waiting.has(name)) never(waiting.get(name).real);
    waiting.delete(name);
    if (name < FIRST) never(name);
  }

  function happen(name) {
    const one = waiting.get(name);
    if (!one) return;
    if (one.every === undefined) stop(name);
    else {
      one.at = now() + one.every;
      begin(name);
    }
    one.act(...one.told);
  }

  const timer = (every) => (act, ms = 0, ...told) => {
    const name = ++names;
    waiting.set(name, { act, told, at: now() + Number(ms), every: every ? Math.max(1, ms) : undefined });
    begin(name);
    return name;
  };

  function turnTo(moment) {
    ahead += Math.max(0, moment - now());
    window.name = String(ahead);
  }

  // So many milliseconds pass.
  window.pass = (ms) => {
    const end = now() + ms;
    for (;;) {
      const [name, next] = [...waiting].sort(([, one], [, other]) => one.at - other.at)[0] ?? [];
      if (!next || next.at > end) break;
      turnTo(next.at);
      happen(name);
    }
    turnTo(end);
    for (const name of waiting.keys()) begin(name);
  };

  window.Date = class extends wall {
    constructor(...told) {
      super(...(told.length ? told : [wall.now() + ahead]));
    }

    static now() {
      return Math.floor(wall.now() + ahead);
    }
  };
  performance.now = now;
  window.setTimeout = timer(false);
  window.setInterval = timer(true);
  window.clearTimeout = window.clearInterval = stop;
})();
