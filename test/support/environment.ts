/**
 * Runs before each test file. n8n-core reads its folder and its key while it loads, and writes
 * into the user's home unless told otherwise.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nock from 'nock';

const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-laaffic-test-'));

process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'example-key-of-the-tests';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

// No test reaches the platform, where a call would be a call to somebody.
beforeAll(() => {
	nock.disableNetConnect();
	nock.enableNetConnect(/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/);
});

// nock changes Node's own modules, which the test files of one worker share.
afterAll(() => {
	nock.cleanAll();
	nock.restore();
	rmSync(folder, { recursive: true, force: true });
});
