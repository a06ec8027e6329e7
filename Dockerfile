# Two stages: what is needed to build stays behind.
FROM node:24-bookworm-slim AS build
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The image has its own Node 24; the one that the project brings along is for machines without.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data UV_THREADPOOL_SIZE=8
WORKDIR /portal
COPY --from=build /portal/node_modules ./node_modules
COPY --from=build /portal/build ./build
COPY --from=build /portal/package.json ./
COPY --from=build /portal/db/dictionary ./db/dictionary
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "require('node:http').get('http://127.0.0.1:' + (process.env.HEALTH_PORT || process.env.PORT) + '/readyz', (answer) => process.exit(answer.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# The process is PID 1 and gets SIGTERM itself: it finishes what it is answering, then stops.
CMD ["sh", "-c", "node build/server/migrate.js && exec node build/server/server.js"]
