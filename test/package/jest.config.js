const shared = require('../../jest.config');

/**
 * The tests of the package as users get it. Its global setup builds and packs it.
 * @type {import('jest').Config}
 */
module.exports = {
	...shared,
	testMatch: ['<rootDir>/test/package/**/*.test.ts'],
	testTimeout: 120_000,
	globalSetup: '<rootDir>/test/package/pack.ts',
	globalTeardown: '<rootDir>/test/package/remove.ts',
	// n8n lends packages its own n8n-workflow, wherever they are installed.
	modulePaths: ['<rootDir>/node_modules'],
};
