/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program for the terminal, on Node itself */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { errorPage } from './page';

writeFileSync(path.resolve(__dirname, '../../../docs/errors.md'), errorPage());
console.log('wrote docs/errors.md');
