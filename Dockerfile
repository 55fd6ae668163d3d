# Not built in CI yet: no step of the tests builds this image.
FROM node:24-bookworm-slim AS build
WORKDIR /srv/etalon
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --include=dev --include=optional
COPY . .
RUN ETALON_DATA=/tmp/build node bin/build.mjs \
 && rm -rf .next/cache \
 && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    ETALON_HOST=0.0.0.0 \
    ETALON_DATA=/data \
    ETALON_LOG=stdout
WORKDIR /srv/etalon
# Owned by root: what serves requests cannot change its own program.
COPY --from=build /srv/etalon ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# Without the bootstrap of `npm start`: everything is in the image, nothing is installed or built.
CMD ["node", "--conditions=react-server", "--import", "tsx", "bin/start.ts"]
