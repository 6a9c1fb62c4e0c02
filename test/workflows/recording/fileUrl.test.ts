/** Download Recording from a platform that says where a recording lies, as ITNIO TECH's page has it. */
import { DateTime } from 'luxon';
import nock from 'nock';
import { jsonOf, onlyTask, runCampaign, stopText, useSandbox } from '../../support/campaign';
import { PLATFORM, runOperation } from '../../support/operation';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const SOUND = Buffer.from([0xff, 0xfb, 0x90, 0x00, 0x00, 0x80, 0xfe]);
const FILE = '120250811103439c1901f4c53b691b419ad8a143b.mp3';
const STORE = 'https://files.example.net';

/** The page's own example of an answer, with another URL. */
const found = (url: unknown) => ({
	status: '0',
	reason: 'success',
	data: { url, expireTime: 1935484271000 },
});

const asked = () =>
	nock(PLATFORM.url)
		.get('/v3/voice/getRecordingFileUrl')
		.query({ recordingFileId: FILE, sourceType: 'group' });

async function download() {
	return await runOperation(PLATFORM, 'recording:download', {
		parameters: { recordingFileId: FILE },
	});
}

describe('against answers written down', () => {
	afterEach(() => nock.cleanAll());

	test('the file is fetched from the URL, byte for byte and unsigned', async () => {
		asked().reply(200, found(`${STORE}/a/1.mp3?Expires=1&Signature=x`));
		const sent: Array<Record<string, unknown>> = [];
		nock(STORE)
			.get('/a/1.mp3')
			.query({ Expires: '1', Signature: 'x' })
			.reply(
				200,
				function () {
					sent.push({ ...this.req.headers });
					return SOUND;
				},
				{ 'Content-Type': 'audio/mpeg' },
			);

		const { outputs } = await download();

		expect(jsonOf(outputs[0])).toEqual([
			{ recordingFileId: FILE, fileName: FILE, mimeType: 'audio/mpeg', fileSize: SOUND.length },
		]);
		expect(Buffer.from(outputs[0][0].binary?.data.data ?? '', 'base64')).toEqual(SOUND);
		const names = Object.keys(sent[0]).map((name) => name.toLowerCase());
		for (const secret of ['sign', 'api-key', 'timestamp']) expect(names).not.toContain(secret);
	});

	test.each([
		'http://files.example.net/1.mp3',
		'ftp://files.example.net/1.mp3',
		'file:///etc/passwd',
		'http://127.0.0.1.example.net/1.mp3',
	])('%s is not fetched', async (url) => {
		asked().reply(200, found(url));

		expect(stopText(await download())).toContain('is not encrypted');
	});

	test.each([[{}], [null], ['']])('%j in place of a URL is told', async (url) => {
		asked().reply(200, found(url));

		expect(stopText(await download())).toContain('no address for this recording');
	});

	test('what the platform refuses is told, and not tried in the older way', async () => {
		asked().reply(200, { status: '-24', reason: 'Data unexisting' });
		const older = nock(PLATFORM.url)
			.get(/getVoiceFile/)
			.reply(200, SOUND);

		const text = stopText(await download());

		expect(text).toContain('no recording with this ID (code -24, "Data unexisting")');
		expect(text).toContain("'Recording File ID'");
		expect(text).toContain('answered calls of tasks with recording enabled');
		expect(older.isDone()).toBe(false);
	});

	test.each<[string, number, string, string, string]>([
		['expired', 403, 'application/xml', '<Code>AccessDenied</Code>', 'No recording lies'],
		['a page', 200, 'text/html', '<html></html>', 'No recording lies'],
		['elsewhere', 302, 'text/html', '', 'No recording lies'],
		['empty', 200, 'audio/mpeg', '', 'The recording is empty'],
	])('a URL that leads to no sound is told: %s', async (_how, status, type, body, words) => {
		asked().reply(200, found(`${STORE}/1.mp3`));
		const headers = { 'Content-Type': type, Location: 'http://127.0.0.1/' };
		nock(STORE).persist().get('/1.mp3').reply(status, body, headers);

		const text = stopText(await download());

		expect(text).toContain(words);
		expect(text).toContain("'Recording File ID'");
		expect(text).not.toContain('Path Prefix');
	});

	test('a file that is too big is not taken in', async () => {
		asked().reply(200, found(`${STORE}/1.mp3`));
		const headers = { 'Content-Type': 'audio/mpeg', 'Content-Length': String(300 * 1024 * 1024) };
		nock(STORE).get('/1.mp3').reply(200, 'begin', headers);

		expect(stopText(await download())).toContain('more than 256 MB');
	});
});

describe('in the sandbox', () => {
	const sandbox = useSandbox({ speed: 1_000_000 });

	test('a recorded call of a campaign can be heard', async () => {
		await runCampaign(sandbox(), {
			items: Array.from({ length: 20 }, (_, row) => ({ phone: String(919_777_000_000 + row) })),
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		// As the call report would have it: 1, the date, the task and the row.
		const day = DateTime.now().setZone('Asia/Shanghai').toFormat('yyyyMMdd');
		const hex = (number: number) => number.toString(16).padStart(8, '0');
		const start = `1${day}${hex(onlyTask(sandbox()).taskId)}`;
		const ids = Array.from({ length: 20 }, (_, row) => `${start}${hex(row)}00000000.mp3`);

		const { outputs } = await runOperation(sandbox(), 'recording:download', {
			items: ids.map((id) => ({ id })),
			parameters: { recordingFileId: '={{ $json.id }}' },
			onError: 'continueErrorOutput',
		});

		expect(outputs[0].length).toBeGreaterThan(5);
		expect(outputs[0][0].binary?.data).toMatchObject({ mimeType: 'audio/mpeg' });
		expect(outputs[1].length).toBe(20 - outputs[0].length);
		expect(JSON.stringify(outputs[1][0].json.error)).toContain('-24');
	});
});
