/** The few functions of jstat that the tests compare with; the package ships no types. */
declare module 'jstat' {
  interface Continuous {
    cdf(x: number, ...parameters: number[]): number;
    inv(p: number, ...parameters: number[]): number;
    pdf(x: number, ...parameters: number[]): number;
  }
  interface JStat {
    readonly normal: Continuous;
    readonly studentt: Continuous;
    readonly chisquare: Continuous;
    readonly centralF: Continuous;
    readonly beta: Continuous;
    readonly binomial: { cdf(k: number, n: number, p: number): number; pdf(k: number, n: number, p: number): number };
    readonly noncentralt: { cdf(t: number, df: number, ncp: number): number };
    readonly tukey: { cdf(q: number, k: number, df: number): number };
    gammaln(x: number): number;
  }
  const jstat: { readonly jStat: JStat };
  export default jstat;
}
