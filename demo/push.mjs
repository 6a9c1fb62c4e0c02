// `npm run push`: sends sample call reports to a trigger of yours. See sandbox/push/cli.ts.
import { spawnSync } from 'node:child_process';
import { ensureDependencies } from '../scripts/ready.mjs';
import { ensureSandboxBuilt, SANDBOX_SCRIPT } from './lib/clone.mjs';

ensureDependencies();
await ensureSandboxBuilt();
const words = [SANDBOX_SCRIPT, 'push', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
process.exitCode = status ?? 1;
