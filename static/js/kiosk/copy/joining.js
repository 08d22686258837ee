// The files of the page to fill in as two: one of styles, one of scripts. Each file that is asked for takes time.

import { escape } from "./html.js";

const STYLE = /<link rel="stylesheet"\s+href="([^"]+)"[^>]*>/g;
const SCRIPT = /<script type="module"\s+src="([^"]+)"[^>]*><\/script>/g;
const IMPORT = /^import \{([^}]+)\} from "(\.[^"]+)";$/gm;
const EXPORT = /^export (?=(?:async )?(?:function|const|let|class) (\w+))/gm;

const found = (text, pattern) => [...text.matchAll(pattern)].map(([, address]) => address);

// A module as a value: what it exports. What goes wrong in one does not stop those after it.
function valueOf(name, text, nameOf) {
  const exported = found(text, EXPORT);
  const body = text
    .replace(IMPORT, (_, names, from) => `const {${names.replaceAll(" as ", ": ")}} = ${nameOf(from)};`)
    .replace(EXPORT, "");
  return `let ${name} = {};\ntry {\n${name} = (() => {\n${body}\nreturn { ${exported.join(", ")} };\n})();\n} catch (error) {\nreportError(error);\n}\n`;
}

// Modules in the order in which they run: first what one imports, each once.
async function joinedScripts(addresses, read) {
  const names = new Map();
  const made = [];
  async function take(address) {
    const { pathname } = new URL(address, self.location);
    if (names.has(pathname)) return;
    names.set(pathname, `module${names.size}`);
    const text = await read(address);
    const around = new URL(pathname, self.location);
    for (const from of [...text.matchAll(IMPORT)].map(([, , from]) => from)) await take(new URL(from, around).pathname);
    made.push(valueOf(names.get(pathname), text, (from) => names.get(new URL(from, around).pathname)));
  }
  for (const address of addresses) await take(address);
  return made.join("");
}

// `read` gives the text of a file. A script that is no module runs before the page is drawn: it stays by itself.
export async function joined(page, base, read) {
  const [styles, scripts] = [found(page, STYLE), found(page, SCRIPT)];
  const style = (await Promise.all(styles.map(read))).join("\n");
  const script = await joinedScripts(scripts, read);
  const head = `<link rel="stylesheet" href="${escape(base)}/kopio.css">\n<script type="module" src="${escape(base)}/kopio.js"></script>\n</head>`;
  const shell = page.replace(STYLE, "").replace(SCRIPT, "").replace("</head>", () => head);
  return { shell, style, script };
}
