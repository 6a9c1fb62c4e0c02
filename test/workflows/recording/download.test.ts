/** Download Recording from a platform that has no page for the address of a recording. */
import nock from 'nock';
import { jsonOf, pairsOf, stopText } from '../../support/campaign';
import { PLATFORM, runOperation } from '../../support/operation';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

beforeEach(() => {
	nock(PLATFORM.url)
		.persist()
		.get(/getRecordingFileUrl/)
		.reply(404, '<html>Not Found</html>');
});
afterEach(() => nock.cleanAll());

const SOUND = Buffer.from([0xff, 0xfb, 0x90, 0x00, 0x00, 0x80, 0xfe]);
const FILE = '120250811103439c1901f4c53b691b419ad8a143b.mp3';

const asked = (file = FILE) =>
	nock(PLATFORM.url).get('/v3/voice/getVoiceFile').query({ voiceFileId: file });

async function download(parameters: object = {}) {
	return await runOperation(PLATFORM, 'recording:download', {
		parameters: { recordingFileId: FILE, ...parameters },
	});
}

test('the sound becomes a file, byte for byte', async () => {
	asked().reply(200, SOUND, {
		'Content-Type': 'audio/mpeg',
		'Content-Disposition': `attachment; filename=${FILE}`,
	});

	const { outputs } = await download();

	expect(jsonOf(outputs[0])).toEqual([
		{ recordingFileId: FILE, fileName: FILE, mimeType: 'audio/mpeg', fileSize: SOUND.length },
	]);
	const file = outputs[0][0].binary?.data;
	expect(file).toMatchObject({ fileName: FILE, mimeType: 'audio/mpeg' });
	expect(Buffer.from(file?.data ?? '', 'base64')).toEqual(SOUND);
	expect(pairsOf(outputs[0])).toEqual([[0]]);
});

test('the output field is chosen on the panel; without a name the id names the file', async () => {
	asked().reply(200, SOUND, { 'Content-Type': 'audio/x-wav;charset=UTF-8' });

	const { outputs } = await download({ binaryPropertyName: 'call' });

	expect(outputs[0][0].binary).toMatchObject({
		call: { fileName: FILE, mimeType: 'audio/x-wav' },
	});
});

test('a name with a folder is no way into one', async () => {
	asked().reply(200, SOUND, {
		'Content-Type': 'audio/mpeg',
		'Content-Disposition': 'attachment; filename="../../etc/call.mp3"',
	});

	expect(jsonOf((await download()).outputs[0])).toMatchObject([{ fileName: 'call.mp3' }]);
});

test('a line of text with status 500 is shown, and asked for once only', async () => {
	asked().reply(500, 'file not exist', { 'Content-Type': 'text/plain;charset=UTF-8' });

	const text = stopText(await download());

	expect(text).toContain('does not give out this recording: "file not exist" (HTTP status 500)');
	expect(text).toContain("'Recording File ID'");
});

test('an answer of the platform in place of a file is read', async () => {
	asked().reply(200, { code: -1, msg: 'authentication error' });

	expect(stopText(await download())).toContain('API key and secret');
});

test.each([
	[
		'a success without a file',
		{ code: 0, msg: 'success' },
		'application/json',
		'without a recording',
	],
	['a page', '<html></html>', 'text/html', 'did not come from the platform'],
	['an empty file', '', 'audio/mpeg', 'The recording is empty'],
])('%s is no recording', async (_, body, type, words) => {
	asked().times(4).reply(200, body, { 'Content-Type': type });

	expect(stopText(await download())).toContain(words);
});

test('a platform that is out of order is asked again', async () => {
	asked().reply(502, '<html>Bad Gateway</html>', { 'Content-Type': 'text/html' });
	asked().reply(200, SOUND, { 'Content-Type': 'audio/mpeg' });

	expect(jsonOf((await download()).outputs[0])).toMatchObject([{ fileSize: SOUND.length }]);
});

test('an empty ID is said for its item, the others go on', async () => {
	asked('2.mp3').reply(200, SOUND, { 'Content-Type': 'audio/mpeg' });

	const { outputs } = await runOperation(PLATFORM, 'recording:download', {
		parameters: { recordingFileId: '={{ $json.file }}' },
		items: [{ file: '' }, { file: '2.mp3' }],
		onError: 'continueErrorOutput',
	});

	expect(pairsOf(outputs[0])).toEqual([[1]]);
	expect(jsonOf(outputs[1])[0].error).toEqual(
		expect.stringContaining("'Recording File ID' is empty"),
	);
});
