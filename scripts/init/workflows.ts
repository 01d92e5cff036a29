/**
 * The GitHub workflows of a project: publish the report, tell a pull request what it changes. No text of a pull request
 * enters a shell script: it comes in through variables, in quotes.
 */
import { actions } from './actions.ts';

/** A file of a project. */
export interface ProjectFile {
  readonly path: string;
  readonly content: string;
}

/** What the workflows run. */
export interface WorkflowOptions {
  /** Of the package that npx runs. */
  readonly version: string;
  /** Folder with runs, from the top of the repository. */
  readonly results: string;
}

const setUp = `
      - uses: ${actions.setupNode}
        with:
          node-version: 24`.slice(1);

/** Builds on every push to the default branch and publishes to GitHub Pages. */
const pages = ({
  version,
  results,
}: WorkflowOptions): string => `# Builds the report on every push and publishes it to GitHub Pages.
# Once, in the settings of the repository: Pages, Source: GitHub Actions.
# Search engines are asked to stay out; add --public to the words of the build to let them in.
name: Sweepbook

on:
  push:
    branches: [main, master]
  workflow_dispatch:

permissions: {}

concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      pages: read
    steps:
      - uses: ${actions.checkout}
        with:
          persist-credentials: false
${setUp}
      - uses: ${actions.configurePages}
        id: pages
      - name: Fetch what is published now, to say what is new and to keep its links
        env:
          SITE_URL: \${{ steps.pages.outputs.base_url }}
        run: |
          fetch() {
            curl --fail --silent --show-error --location --max-time 60 --create-dirs \\
              --output "$RUNNER_TEMP/previous/$1" "\${SITE_URL%/}/api/$1" \\
              || echo "No $1 is published."
          }
          fetch report.json
          fetch redirects.json
          if head --bytes 400 "$RUNNER_TEMP/previous/report.json" 2>/dev/null | grep --quiet '"compressed"'; then
            fetch report.json.gz
            test -f "$RUNNER_TEMP/previous/report.json.gz" || rm "$RUNNER_TEMP/previous/report.json"
          fi
      - name: Build the report
        env:
          SITE_URL: \${{ steps.pages.outputs.base_url }}
          BASE_PATH: \${{ steps.pages.outputs.base_path }}
          RESULTS: ${results}
        run: |
          words=(build --results "$RESULTS" --out "$RUNNER_TEMP/site" --site-url "$SITE_URL" --base "\${BASE_PATH:-/}")
          if [ -f "$RUNNER_TEMP/previous/report.json" ]; then words+=(--previous "$RUNNER_TEMP/previous/report.json"); fi
          npx --yes sweepbook@${version} "\${words[@]}"
      - name: Sum it up
        env:
          SITE_URL: \${{ steps.pages.outputs.base_url }}
        run: npx --yes sweepbook@${version} pr-comment --report "$RUNNER_TEMP/site" --site-url "$SITE_URL" --summary
      - uses: ${actions.uploadPages}
        with:
          path: \${{ runner.temp }}/site

  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: ${actions.deployPages}
        id: deployment
`;

/** Runs with the code of the pull request, so without secrets and with nothing to write to. */
const pullRequest = ({
  version,
  results,
}: WorkflowOptions): string => `# Compares the results of a pull request with those of its base. It runs with the code of the pull request, so it can
# only read; the comment is handed on to the workflow "Sweepbook comment" as a file.
name: Sweepbook pull request

on:
  pull_request:

permissions: {}

concurrency:
  group: sweepbook-\${{ github.event.pull_request.number }}
  cancel-in-progress: true

jobs:
  compare:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
    steps:
      - uses: ${actions.checkout}
        with:
          fetch-depth: 0
          persist-credentials: false
${setUp}
      - name: Write the comment
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
          RESULTS: ${results}
        run: |
          npx --yes sweepbook@${version} pr-comment --results "$RESULTS" --base "$BASE" --out "$RUNNER_TEMP/comment.md" --summary
      - uses: ${actions.uploadArtifact}
        with:
          name: sweepbook-comment
          path: \${{ runner.temp }}/comment.md
          if-no-files-found: error
          retention-days: 3
      - name: Fail on regressions and new failures
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
          RESULTS: ${results}
        run: |
          npx --yes sweepbook@${version} check --results "$RESULTS" --base "$BASE" --fail-on regression,failure
`;

/** May write comments, so it runs nothing of the pull request: no checkout, and the comment is text and nothing else. */
const comment =
  (): string => `# Posts the comment that "Sweepbook pull request" wrote, or updates the one that is there. It may write comments, so it
# runs no code of the pull request: the file is untrusted text, and the number of the pull request is asked of GitHub by
# the commit that ran, never read from the file.
name: Sweepbook comment

on:
  workflow_run:
    workflows: [Sweepbook pull request]
    types: [completed]

permissions: {}

concurrency:
  group: sweepbook-comment-\${{ github.event.workflow_run.head_repository.full_name }}-\${{ github.event.workflow_run.head_branch }}
  cancel-in-progress: false

jobs:
  comment:
    # A check that found a regression has failed, and has written its comment before.
    if: github.event.workflow_run.event == 'pull_request' && github.event.workflow_run.conclusion != 'cancelled'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read
      pull-requests: write
    steps:
      - uses: ${actions.downloadArtifact}
        with:
          name: sweepbook-comment
          path: \${{ runner.temp }}/sweepbook
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - name: Post or update the comment
        env:
          GH_TOKEN: \${{ github.token }}
          HEAD_OWNER: \${{ github.event.workflow_run.head_repository.owner.login }}
          HEAD_BRANCH: \${{ github.event.workflow_run.head_branch }}
          HEAD_SHA: \${{ github.event.workflow_run.head_sha }}
        run: |
          file="$RUNNER_TEMP/sweepbook/comment.md"
          marker='<!-- sweepbook:report -->'
          if [ ! -f "$file" ] || [ -L "$file" ]; then echo "There is no comment."; exit 1; fi
          if [ "$(head -n 1 "$file")" != "$marker" ]; then echo "This is no comment of Sweepbook."; exit 1; fi
          if [ "$(wc -m < "$file")" -gt 65536 ]; then echo "The comment is too long."; exit 1; fi
          number=$(gh api --method GET "repos/$GITHUB_REPOSITORY/pulls" \\
            --raw-field state=open --raw-field "head=$HEAD_OWNER:$HEAD_BRANCH" \\
            --jq 'map(select(.head.sha == env.HEAD_SHA)) | .[0].number // empty')
          if [ -z "$number" ]; then echo "No open pull request has this commit any more."; exit 0; fi
          id=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments?per_page=100" \\
            --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- sweepbook:report -->"))) | .id' \\
            | head -n 1)
          if [ -n "$id" ]; then
            gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$file"
          else
            gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --field "body=@$file"
          fi
`;

/** The three workflows. */
export const workflows = (options: WorkflowOptions): readonly ProjectFile[] => [
  { path: '.github/workflows/sweepbook.yml', content: pages(options) },
  { path: '.github/workflows/sweepbook-pull-request.yml', content: pullRequest(options) },
  { path: '.github/workflows/sweepbook-comment.yml', content: comment() },
];
