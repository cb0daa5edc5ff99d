// A workflow that dies with its process: the second step ends only where the first one is replayed.
import { createRetryStrategy, JitterStrategy, StepSemantics, withDurableExecution } from '@aws/durable-execution-sdk-js';
import { create } from './create.mjs';
import { serve } from './runtime-api.mjs';

// At most once, so that the start is recorded before the step begins to run.
const atMostOnce = {
  semantics: StepSemantics.AtMostOncePerRetry,
  retryStrategy: createRetryStrategy({ maxAttempts: 2, initialDelay: { seconds: 1 }, backoffRate: 1, jitter: JitterStrategy.NONE }),
};

let startedHere = false;
const fragile = withDurableExecution(async (_, context) => {
  const first = await context.step('first', async () => {
    startedHere = true;
    return 1;
  });
  return context.step('second', async () => {
    if (startedHere) {
      console.log('in the second step');
      await new Promise(() => setInterval(() => {}, 1000));
    }
    return first + 1;
  }, atMostOnce);
});

const runtimeApi = await create('fragile');
console.log('attached');
await serve(runtimeApi, fragile);
