// Starts long-running programs with their output in a log file, and ends them with all they started.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './lock.mjs';

/** n8n waits for running executions and its runners when told to end; then it is ended by force. */
const TIME_TO_END_MS = 15_000;
const LOOK_AGAIN_MS = 100;
const isWindows = process.platform === 'win32';

/**
 * @typedef {object} Running
 * @property {number} pid
 * @property {string} logFile
 * @property {() => boolean} hasEnded
 * @property {() => Promise<void>} stop
 */

/**
 * @param {number} pid leader of its own process group (on Windows: of its process tree)
 * @param {boolean} force
 */
function signalAll(pid, force) {
	if (isWindows) {
		spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-pid, force ? 'SIGKILL' : 'SIGTERM');
	} catch {
		// It has ended in the meantime.
	}
}

/** @param {number} pid a process group is alive as long as one of its processes is */
const isGroupAlive = (pid) => isAlive(isWindows ? pid : -pid);

/**
 * Ends a program that `start` started, and everything that it started.
 * @param {number} pid
 */
export async function endAll(pid) {
	const deadline = Date.now() + TIME_TO_END_MS;
	signalAll(pid, false);
	while (isGroupAlive(pid) && Date.now() < deadline) await sleep(LOOK_AGAIN_MS);
	if (isGroupAlive(pid)) signalAll(pid, true);
}

/** @type {Set<Running>} */
const started = new Set();

// Nothing may go on after this script, not even where it ends by an error.
process.once('exit', () => {
	for (const { pid } of started) signalAll(pid, true);
});

/**
 * @param {string} executable
 * @param {string[]} parameters
 * @param {{ folder: string, env: NodeJS.ProcessEnv, logFile: string }} options
 * @returns {Running}
 */
export function start(executable, parameters, { folder, env, logFile }) {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'w');
	// A group of its own, so that Ctrl-C reaches only this script, which then ends things in order.
	const options = { cwd: folder, env, detached: !isWindows, windowsHide: true };
	const child = spawn(executable, parameters, { ...options, stdio: ['ignore', log, log] });
	closeSync(log);
	const pid = child.pid;
	if (pid === undefined) throw new Error(`${executable} could not be started.`);
	let ended = false;
	child.once('exit', () => {
		ended = true;
	});
	const stop = async () => {
		await endAll(pid);
		started.delete(running);
	};
	const running = { pid, logFile, hasEnded: () => ended, stop };
	started.add(running);
	return running;
}

/** Ends every program that is still running, the latest first. */
export async function stopAll() {
	for (const running of [...started].reverse()) await running.stop();
}

/**
 * The last lines that a program wrote, for the message that says that it ended.
 * @param {string} logFile
 */
export async function lastLines(logFile, count = 20) {
	const text = await readFile(logFile, 'utf8').catch(() => '');
	return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Waits until the program is ready; where it ends before, says what it wrote last.
 * @param {string} name
 * @param {Running} running
 * @param {() => Promise<boolean>} isReady
 * @param {number} timeoutMs
 */
export async function waitUntilReady(name, running, isReady, timeoutMs) {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		if (await isReady().catch(() => false)) return;
		const late = Date.now() > deadline;
		if (running.hasEnded() || late) {
			const what = late ? `was not ready after ${timeoutMs / 1000} seconds` : 'ended right away';
			if (late) await running.stop();
			const words = await lastLines(running.logFile);
			throw new Error(`${name} ${what}. Its last lines (all in ${running.logFile}):\n${words}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
}
