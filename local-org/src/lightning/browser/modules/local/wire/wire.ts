/** What wire adapters have in common: they emit an empty result first, and drop an answer that was overtaken. */

export interface WireResult {
  readonly data: unknown;
  readonly error: unknown;
}

export type Emit = (result: WireResult) => void;

/** `start` is called with each new configuration that is complete; it emits, and returns what ends its subscription. */
export function wireAdapter<Config extends object>(
  isComplete: (config: Config) => boolean,
  start: (config: Config, emit: Emit) => (() => void) | void,
) {
  return class {
    readonly callback: Emit;
    isConnected = false;
    config: Config | undefined;
    stop: (() => void) | void = undefined;
    run = 0;

    constructor(callback: Emit) {
      this.callback = callback;
      callback({ data: undefined, error: undefined });
    }

    connect(): void {
      this.isConnected = true;
      this.start();
    }

    update(config: Config): void {
      this.config = config;
      this.start();
    }

    disconnect(): void {
      this.isConnected = false;
      this.end();
    }

    start(): void {
      this.end();
      if (!this.isConnected || !this.config || !isComplete(this.config)) return;
      const run = this.run;
      this.stop = start(this.config, (result) => {
        if (run === this.run) this.callback(result);
      });
    }

    end(): void {
      this.run++;
      this.stop?.();
      this.stop = undefined;
    }
  };
}

/** An adapter that asks the server once for each configuration. */
export function readingAdapter<Config extends object>(
  isComplete: (config: Config) => boolean,
  read: (config: Config) => Promise<unknown>,
) {
  return wireAdapter<Config>(isComplete, (config, emit) => {
    read(config).then(
      (data) => emit({ data, error: undefined }),
      (error: unknown) => emit({ data: undefined, error }),
    );
  });
}

/** Stands for an adapter that is not modelled: it provides an error that says so. */
export function refusingAdapter(name: string) {
  return wireAdapter(
    () => true,
    (_config, emit) => emit({ data: undefined, error: notModelled(name) }),
  );
}

export function notModelled(name: string): object {
  const body = [{ errorCode: "NOT_MODELLED", message: `not modelled: ${name}` }];
  return { status: 501, statusText: "Not Implemented", ok: false, body };
}
