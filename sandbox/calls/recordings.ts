import { createHash } from 'node:crypto';
import { callEndedAt, calledCount, outcomeAt } from '../tasks/progress';
import type { TaskStore } from '../tasks/store';
import type { Task } from '../tasks/task';
import type { Account } from '../options';
import { formatInZone } from '../zonedTime';

const FILE_ID = /^1\d{8}([0-9a-f]{8})([0-9a-f]{8})0{8}\.mp3$/;
const hex = (value: number) => value.toString(16).padStart(8, '0');

/** The id of a call's recording, in the look of the platform's file ids: 1, the date, hex digits. */
export function recordingFileId(task: Task, row: number): string {
	const date = formatInZone(callEndedAt(task, row), task.account.timeZone).slice(0, 10);
	return `1${date.replaceAll('-', '')}${hex(task.id)}${hex(row)}00000000.mp3`;
}

/** Whether the id belongs to a call that was answered, has ended and was recorded. */
export function isRecorded(id: string, account: Account, tasks: TaskStore, now: number): boolean {
	const match = FILE_ID.exec(id);
	const task = match && tasks.get(account, parseInt(match[1], 16));
	if (!match || !task || task.settings['enableRecording'] === 0) return false;
	const row = parseInt(match[2], 16);
	if (row >= calledCount(task, now) || !outcomeAt(task, row, now).connected) return false;
	return recordingFileId(task, row) === id;
}

const VALID_MS = 60 * 60 * 1000;

/** Where recordings lie: the platform's own storage, which knows no accounts. */
export const FILE_PATH = '/recordings/file';

/** A URL that opens a recording to whoever has it, until it expires. */
export function fileUrl(id: string, origin: string, now: number) {
	const expireTime = now + VALID_MS;
	const query = new URLSearchParams({ id, expires: String(expireTime) });
	query.set('key', keyOf(query));
	return { url: `${origin}${FILE_PATH}?${query.toString()}`, expireTime };
}

/** Whether a URL was made by `fileUrl` and has not expired. */
export function opensFile(query: URLSearchParams, now: number): boolean {
	return query.get('key') === keyOf(query) && Number(query.get('expires')) > now;
}

const keyOf = (query: URLSearchParams) =>
	createHash('md5')
		.update(`${query.get('id')} ${query.get('expires')}`)
		.digest('hex');

/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame, about 26 ms of silence. */
const FRAME_HEADER = Buffer.from([0xff, 0xfb, 0x90, 0x00]);
const FRAME_BYTES = 417;
const FRAMES = 40;

/** About a second of silence that players accept. */
export function silence(): Buffer {
	const frame = Buffer.alloc(FRAME_BYTES);
	FRAME_HEADER.copy(frame);
	return Buffer.concat(Array.from({ length: FRAMES }, () => frame));
}
