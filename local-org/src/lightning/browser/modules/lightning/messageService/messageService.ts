/** Lightning Message Service within one page. */
export const APPLICATION_SCOPE = Symbol("APPLICATION_SCOPE");

type Listener = (message: unknown) => void;

interface Subscription {
  readonly channel: string;
  readonly listener: Listener;
}

const subscriptions = new Set<Subscription>();

export function createMessageContext(): object {
  return {};
}

/** A context holds nothing in one page. */
export function releaseMessageContext(): void {}

export function publish(_context: object, channel: string, message?: unknown): void {
  for (const subscription of [...subscriptions]) if (subscription.channel === channel) subscription.listener(message);
}

export function subscribe(_context: object, channel: string, listener: Listener): Subscription {
  const subscription = { channel, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription: Subscription | null): void {
  if (subscription) subscriptions.delete(subscription);
}

/** A wire adapter that provides the context itself, not an object with data and error. */
export class MessageContext {
  constructor(callback: (context: object) => void) {
    callback({});
  }
  connect(): void {}
  update(): void {}
  disconnect(): void {}
}
