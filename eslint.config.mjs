import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import typescript from '@typescript-eslint/eslint-plugin';
import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';

const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const TYPESCRIPT = ['{nodes,credentials,sandbox,demo,test}/**/*.ts'];
const TESTS = ['test/**/*.ts'];
const TOOLS = ['*.js', '*.mjs', '{scripts,demo,test}/**/*.{js,mjs}'];

/** What a node may import: n8n and Node bring the first two, the build bundles the libraries. */
const IMPORTABLE = ['n8n-workflow', 'node:crypto', 'libphonenumber-js', 'luxon'];

/** What the part that knows the platform may import: nothing of n8n. */
const PURE = IMPORTABLE.filter((name) => name !== 'n8n-workflow');

/** Allows imports of these packages and of neighbours only. */
const onlyFrom = (names, who) => ({
	regex: `^(?!\\.|(?:${names.join('|')})(?:/|$))`,
	message: `${who} where only these are at hand: ${names.join(', ')}.`,
});

/**
 * Rules for n8n's own repository only, which `n8n-node lint` and n8n's scanner switch off, too. All
 * others of n8n's rules hold here.
 */
const offForCredentials = {
	// It wants a name of a page of n8n's docs. `credential-documentation-url` wants a URL, as here.
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
};
const offForNodes = {
	// They want the text 'main', which `node-connection-type-literal` forbids: it wants
	// NodeConnectionTypes.Main, as here.
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
};

export default defineConfig(
	{ ignores: ['node_modules/', 'dist/', 'build/', 'coverage/', '.data/', 'demo/n8n/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },

	// n8n's rules for community packages
	{
		files: ['package.json', ...SHIPPED],
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		languageOptions: { parser },
		// n8n's scanner ignores disabling comments, so one that helps here would only hide a fault.
		linterOptions: { noInlineConfig: true },
	},
	{ files: ['package.json'], rules: n8nNodesBase.configs.community.rules },
	{
		files: ['credentials/**/*.ts'],
		rules: { ...n8nNodesBase.configs.credentials.rules, ...offForCredentials },
	},
	{
		files: ['nodes/**/*.ts'],
		rules: { ...n8nNodesBase.configs.nodes.rules, ...offForNodes },
	},

	// TypeScript
	{
		files: TYPESCRIPT,
		extends: [typescript.configs['flat/recommended-type-checked']],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			eqeqeq: 'error',
			'no-implicit-coercion': ['error', { boolean: true, number: false, string: true }],
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			// n8n and node:http call functions that may or may not wait.
			'@typescript-eslint/require-await': 'off',
		},
	},
	{
		files: SHIPPED,
		rules: {
			'no-console': 'error',
			'no-restricted-imports': ['error', { patterns: [onlyFrom(IMPORTABLE, 'Nodes run')] }],
		},
	},
	{
		files: ['nodes/LaafficVoiceAgent/api/**/*.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [onlyFrom(PURE, 'What knows the platform runs')] },
			],
		},
	},
	{
		files: TESTS,
		rules: {
			// Answers of the servers under test come as parsed JSON, and the assertions check them.
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/unbound-method': 'off',
		},
	},

	// The tools of the repository, in plain JavaScript
	{
		files: TOOLS,
		rules: {
			eqeqeq: 'error',
			'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'no-var': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
		},
	},
	{ files: ['*.js', '{scripts,demo,test}/**/*.js'], languageOptions: { sourceType: 'commonjs' } },
);
