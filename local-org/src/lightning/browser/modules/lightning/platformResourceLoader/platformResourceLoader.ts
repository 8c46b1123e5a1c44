/** Scripts and styles from static resources, each loaded once. */
const loads = new Map<string, Promise<void>>();

export function loadScript(_component: unknown, address: string): Promise<void> {
  return once(address, () => Object.assign(document.createElement("script"), { src: address }));
}

export function loadStyle(_component: unknown, address: string): Promise<void> {
  return once(address, () => Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));
}

function once(address: string, create: () => HTMLElement): Promise<void> {
  const load =
    loads.get(address) ??
    new Promise<void>((resolve, reject) => {
      const element = create();
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
      document.head.append(element);
    });
  loads.set(address, load);
  return load;
}
