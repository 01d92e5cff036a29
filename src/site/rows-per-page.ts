/** Tables of more configurations than this go on over further pages. */
export const rowsPerPage = 200;
