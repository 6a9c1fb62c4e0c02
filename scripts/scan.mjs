/**
 * Runs the scanner that n8n verifies community packages with, on a folder of this machine:
 *
 *     node scripts/scan.mjs source  [folder]   what the repository holds
 *     node scripts/scan.mjs package [folder]   what npm installs (an unpacked tarball)
 *
 * Ends with 1 if n8n would refuse the package.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

/** The files that n8n looks at in each of the two. */
const PATTERNS = { source: SOURCE_FILE_PATTERNS, package: ['**/*.js', 'package.json'] };

const [kind = '', folder = '.'] = process.argv.slice(2);
const patterns = Object.entries(PATTERNS).find(([name]) => name === kind)?.[1];
if (patterns === undefined || !existsSync(path.join(folder, 'package.json'))) {
	console.error(`Usage: node scripts/scan.mjs ${Object.keys(PATTERNS).join('|')} [folder]`);
	process.exit(2);
}

const { passed, message, details } = await analyzePackage(path.resolve(folder), patterns);
console.log(passed ? `n8n's scanner accepts the ${kind}` : `${message}\n${details ?? ''}`);
process.exitCode = passed ? 0 : 1;
