# One image for both programs; docker-compose.yml says which.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install scripts: only the embedded Postgres needs one, and here the database is a container of its own.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM node:22-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json package-lock.json tsconfig.json LICENSE ./
COPY migrations ./migrations
COPY templates ./templates
COPY src ./src
RUN node src/platform/compile.mjs
# Files on their way to an import are shared by web and worker.
RUN mkdir -p /data/imports && chown -R node:node /data
ENV RYTMI_DIR=/data HOST=0.0.0.0 PORT=3000
VOLUME /data
EXPOSE 3000
USER node
# tini passes signals on and buries dead children; process 1 of a container must.
ENTRYPOINT ["tini", "--", "node", "src/rytmi.mjs"]
CMD ["web"]
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
