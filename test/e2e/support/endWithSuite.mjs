// A suite that is ended by a signal takes the servers with it that it started: by itself a process
// that a signal ends runs nothing more, while one that calls `exit` does (demo/lib/processes.mjs).
// `on`, because a second signal often follows at once, which would end it before.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.on(signal, () => process.exit(1));
}
