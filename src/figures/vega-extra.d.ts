/** Parts of Vega that its typings leave out. */
declare module 'vega' {
  /** How Vega measures text; `width` may be replaced. */
  export const textMetrics: {
    width: (item: TextItem, text: string) => number;
  };
  /** What a text mark says about its own type. */
  export interface TextItem {
    readonly fontSize?: number;
    readonly fontWeight?: number | string;
  }
}
