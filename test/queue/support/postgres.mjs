// A PostgreSQL of the suite's own: a cluster in its folder, on loopback, gone with the suite.
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../demo/lib/ports.mjs';
import { start, waitUntilReady } from '../../../demo/lib/processes.mjs';

const run = promisify(execFile);
const START_TIMEOUT_MS = 60_000;
/** Where Debian puts the programs, a folder a version. */
const DEBIAN = '/usr/lib/postgresql';
/** It refuses to run as root, so root lends it the user that its package made. */
const USER = 'postgres';

/** @param {string} name */
function program(name) {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
	const debian = versions.map((version) => join(DEBIAN, version, 'bin'));
	const folders = [...debian, ...(process.env.PATH ?? '').split(delimiter)];
	const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
	if (found === undefined) throw new Error(`${name} is missing: install PostgreSQL.`);
	return found;
}

const isRoot = process.getuid?.() === 0;

/** @param {string} name @param {string[]} parameters @returns {[string, string[]]} */
function command(name, parameters) {
	if (!isRoot) return [program(name), parameters];
	const as = [`--reuid=${USER}`, `--regid=${USER}`, '--init-groups', program(name)];
	return ['setpriv', [...as, ...parameters]];
}

/** @param {string} path */
async function handTo(path) {
	if (!isRoot) return;
	const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, USER]));
	await chown(path, id('-u'), id('-g'));
}

/**
 * @param {string} parent a folder that is removed in the end
 * @param {string[]} databases
 */
export async function startPostgres(parent, databases) {
	const folder = join(parent, 'postgres');
	const data = join(folder, 'data');
	const passwordFile = join(folder, 'password');
	const password = randomUUID();
	const port = await freePort();
	await mkdir(folder);
	await writeFile(passwordFile, password);
	// The folder above is its owner's only, so that others can't even pass through it.
	await chmod(parent, 0o711);
	for (const path of [folder, passwordFile]) await handTo(path);
	const words = ['--pgdata', data, '--username', USER, '--pwfile', passwordFile, '--no-sync'];
	await run(...command('initdb', [...words, '--auth', 'scram-sha-256', '--encoding', 'UTF8']), {
		cwd: folder,
	});
	const connection = { host: '127.0.0.1', port, user: USER, password };

	/** @param {string} database @param {string} query @returns {Promise<string[][]>} rows of texts */
	const ask = async (database, query) => {
		const where = ['-h', connection.host, '-p', String(port), '-U', USER, '-d', database];
		const form = ['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1'];
		const { stdout } = await run(program('psql'), [...where, ...form, '-c', query], {
			env: { ...process.env, PGPASSWORD: password },
			maxBuffer: 2 ** 28,
		});
		const lines = stdout.split('\n').filter((line) => line !== '');
		return lines.map((line) => line.split('\t'));
	};

	const settings = {
		listen_addresses: connection.host,
		port,
		// The path of a socket must be short, and temporary folders are not always.
		unix_socket_directories: '',
		max_connections: 200,
		// What is thrown away needs no disk that is in step.
		fsync: 'off',
	};
	const begin = async () => {
		const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		const running = start(...command('postgres', ['-D', data, ...set]), {
			folder,
			env: process.env,
			logFile: join(parent, 'postgres.log'),
		});
		const isReady = async () => (await ask('postgres', 'select 1')).length === 1;
		await waitUntilReady('PostgreSQL', running, isReady, START_TIMEOUT_MS);
		return running;
	};

	let running = await begin();
	for (const database of databases) await ask('postgres', `create database ${database}`);
	return {
		connection,
		ask,
		stop: async () => await running.stop(),
		startAgain: async () => {
			running = await begin();
		},
	};
}
