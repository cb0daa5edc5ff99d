/**
 * Creates a durable function in the local cloud, to be attached to.
 * @returns what a runtime is to find in AWS_LAMBDA_RUNTIME_API
 */
export async function create(name) {
  const answer = await fetch(`${process.env.AWS_ENDPOINT_URL}/_local/functions/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ timeout: 30, durable: { execution_timeout: 120, retention_days: 1 } }),
  });
  if (!answer.ok) throw new Error(`${name} was not created: ${await answer.text()}`);
  return (await answer.json()).environment.AWS_LAMBDA_RUNTIME_API;
}
