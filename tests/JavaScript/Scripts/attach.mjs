// Is all workflows at once: one loop for each function.
import { create } from './create.mjs';
import { serve } from './runtime-api.mjs';
import * as workflows from './workflows.mjs';

const loops = [];
for (const [name, workflow] of Object.entries(workflows)) loops.push(serve(await create(name), workflow));
console.log('attached');
await Promise.all(loops);
