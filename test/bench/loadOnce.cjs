// Loads one node as n8n does, in a process in which n8n's own libraries are there already, and prints
// what it took: milliseconds, and the bytes of the files that were read for it.
const { statSync } = require('node:fs');
const { createRequire } = require('node:module');

const [file, n8n] = process.argv.slice(2);
const ofServer = createRequire(`${n8n}/package.json`);
for (const library of ['n8n-workflow', 'n8n-core']) ofServer(library);

const before = new Set(Object.keys(require.cache));
const start = performance.now();
const [Node] = Object.values(require(file));
// n8n reads the description of each node when it starts.
JSON.stringify(new Node().description ?? new Node().nodeVersions);
const milliseconds = performance.now() - start;
const files = Object.keys(require.cache).filter((one) => !before.has(one));
const bytes = files.reduce((sum, one) => sum + statSync(one).size, 0);
process.stdout.write(JSON.stringify({ milliseconds, bytes }), () => process.exit(0));
