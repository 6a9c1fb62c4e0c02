// Times in expectations are read in one zone, whatever the machine's own is. Set here, because
// the workers that run the tests take it over from this process.
process.env.TZ = 'UTC';

/**
 * The tests that need nothing but the source. Those of the built package have a configuration of
 * their own, test/package/jest.config.js.
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/{unit,workflows,faults}/**/*.test.ts'],
	testTimeout: 30_000,
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/', '<rootDir>/demo/n8n/'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	setupFilesAfterEnv: ['<rootDir>/test/support/environment.ts'],
};
