// One workflow for each kind of operation. The name of the export is the name of the function.
import { createRetryStrategy, createWaitStrategy, JitterStrategy, withDurableExecution } from '@aws/durable-execution-sdk-js';

const second = { seconds: 1 };
const twice = createRetryStrategy({ maxAttempts: 2, initialDelay: second, backoffRate: 1, jitter: JitterStrategy.NONE });
const once = createRetryStrategy({ maxAttempts: 1 });

export const steps = withDurableExecution(async (name, context) => {
  const greeting = await context.step('greet', async () => `Hello ${name}`);
  return context.step('shout', async () => greeting.toUpperCase());
});

// Fails the first time: the attempt is counted by the process, as it would be by a service that recovers.
let attempts = 0;
export const retry = withDurableExecution((_, context) =>
  context.step('flaky', async () => {
    if (++attempts === 1) throw new TypeError('boom');
    return attempts;
  }, { retryStrategy: twice }));

export const failure = withDurableExecution((_, context) =>
  context.step('broken', async () => { throw new RangeError('never'); }, { retryStrategy: once }));

export const wait = withDurableExecution(async (_, context) => {
  await context.wait('pause', second);
  return 'waited';
});

export const callback = withDurableExecution(async (_, context) => {
  const [answer] = await context.createCallback('ruling', { timeout: { minutes: 1 } });
  return answer;
});

export const waitForCallback = withDurableExecution((_, context) =>
  context.waitForCallback('review', async () => {}, { timeout: { minutes: 1 }, heartbeatTimeout: { seconds: 30 } }));

export const child = withDurableExecution((_, context) =>
  context.runInChildContext('phase', async (inner) => await inner.step('count', async () => 42)));

export const parallel = withDurableExecution(async (_, context) => {
  const both = await context.parallel('both', [
    { name: 'left', func: (branch) => branch.step('l', async () => 1) },
    { name: 'right', func: (branch) => branch.step('r', async () => 2) },
  ], { maxConcurrency: 1 });
  return both.getResults();
});

export const map = withDurableExecution(async (items, context) => {
  const doubled = await context.map('double', items, (item, number, index) => item.step(`d${index}`, async () => 2 * number),
    { maxConcurrency: 1 });
  return doubled.getResults();
});

export const condition = withDurableExecution((_, context) =>
  context.waitForCondition('poll', async (state) => state + 1, {
    initialState: 0,
    waitStrategy: createWaitStrategy({
      maxAttempts: 5, initialDelay: second, backoffRate: 1, jitter: JitterStrategy.NONE, shouldContinuePolling: (state) => state < 2,
    }),
  }));

// The invoked one waits a second, so that it ends after the invocation that waits for it has.
export const invoke = withDurableExecution((_, context) => context.invoke('chain', 'wait:live', { from: 'invoke' }));
