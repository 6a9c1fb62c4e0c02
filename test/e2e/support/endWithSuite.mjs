// A suite that is ended by a signal takes the servers with it that it started: by itself a process
// that a signal ends runs nothing more, while one that calls `exit` does (demo/lib/processes.mjs).
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.once(signal, () => process.exit(1));
}
